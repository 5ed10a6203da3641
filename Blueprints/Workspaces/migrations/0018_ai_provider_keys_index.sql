-- purpose: API key lookup optimization
-- date: 2025-12-25
-- category: Admin & System
-- related: Ticket 08 (AI Router)

CREATE INDEX idx_ai_provider_keys_provider ON ai_provider_keys (provider);
