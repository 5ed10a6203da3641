-- purpose: take back: Event tracking

DROP TABLE analytics_daily_counts;
DROP TABLE analytics_events;
