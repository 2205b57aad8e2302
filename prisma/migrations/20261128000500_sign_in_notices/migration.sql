-- Notices of a removed second factor are of the kind that tells of every change of how somebody signs in.
UPDATE "Notification" SET "kind" = 'sign_in_changed' WHERE "kind" = 'two_factor_removed';
