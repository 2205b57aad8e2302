-- The cookies that mark browsers of a person carry this number. Raising it ends them.
ALTER TABLE "User" ADD COLUMN "deviceEpoch" INTEGER NOT NULL DEFAULT 1;
