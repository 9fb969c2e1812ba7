"""Asking for consent: forms of departments (科室确认表) and units (接收单位确认表), and what comes back."""
