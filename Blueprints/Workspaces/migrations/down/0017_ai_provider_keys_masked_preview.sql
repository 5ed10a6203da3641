-- purpose: take back: API key management

DROP TABLE ai_provider_keys;
