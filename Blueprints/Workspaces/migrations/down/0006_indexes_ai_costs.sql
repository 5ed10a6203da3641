-- purpose: take back: AI cost query optimization

DROP INDEX idx_ai_cost_budgets_provider;
DROP INDEX idx_ai_cost_budgets_user_id;
DROP INDEX idx_ai_usage_logs_created_at;
DROP INDEX idx_ai_usage_logs_feature;
DROP INDEX idx_ai_usage_logs_provider;
DROP INDEX idx_ai_usage_logs_user_id;
