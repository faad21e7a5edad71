"""Measurements of the navigator beside a bare minimum and beside what a user would pick instead."""
