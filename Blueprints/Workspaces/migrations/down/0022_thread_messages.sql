-- purpose: take back: Thread messaging system

DROP TABLE thread_message_deliveries;
DROP TABLE thread_messages;
