-- purpose: take back: API key lookup optimization

DROP INDEX idx_ai_provider_keys_provider;
