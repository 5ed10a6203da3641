-- purpose: take back: AI cost tracking foundation

DROP TABLE ai_cost_budgets;
DROP TABLE ai_usage_logs;
