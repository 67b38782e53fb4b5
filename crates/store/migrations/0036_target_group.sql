-- Reason: figures are split by the target group that an assessment places the child in.

-- The group, where the assessment names one; filled when the registers are rebuilt.
ALTER TABLE assessment ADD COLUMN target_group {text};

-- {hook}
