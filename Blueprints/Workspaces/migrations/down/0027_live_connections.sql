-- purpose: take back: Real-time subscriptions over WebSockets

DROP TABLE live_connections;
