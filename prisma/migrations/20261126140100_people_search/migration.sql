-- AlterTable
ALTER TABLE "User" ADD COLUMN     "nameKey" TEXT COLLATE "C",
ADD COLUMN     "searchText" TEXT;

-- Made by lib/store/search-keys.ts, as for credentials. The database knows the small letters of ASCII. The others have no key until
-- lib/store/fold-stored-texts.ts gives them one, before the server answers.
UPDATE "User" SET "nameKey" = lower("name" COLLATE "C"), "searchText" = lower(("name" || E'\n' || "email") COLLATE "C")
    WHERE "name" || "email" ~ '^[[:ascii:]]*$';

-- CreateIndex
CREATE INDEX "user_by_name" ON "User"("nameKey", "id");

-- Nothing is written without its keys.
ALTER TABLE "User" ADD CONSTRAINT "user_keys" CHECK ("nameKey" IS NOT NULL AND "searchText" IS NOT NULL) NOT VALID;
