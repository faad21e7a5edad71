"""The councils page: what each block's council did and plans, its meetings, decisions, consultations and members."""
