"""For the people who write rules: measuring, diagnosing, suggesting, proposing. Pure: text and rulebooks in, answers out."""
