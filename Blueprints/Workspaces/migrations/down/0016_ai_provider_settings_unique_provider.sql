-- purpose: take back: AI provider configuration

DROP TABLE ai_provider_settings;
