"""The service under load, faults and attack: a real server, real solves, clients in processes of their own."""
