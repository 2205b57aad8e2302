-- Whether single keys are shortcuts for a person (WCAG 2.1.4).
ALTER TABLE "User" ADD COLUMN "singleKeys" BOOLEAN NOT NULL DEFAULT true;
