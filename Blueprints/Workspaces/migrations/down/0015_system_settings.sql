-- purpose: take back: System configuration

DROP TABLE system_settings;
