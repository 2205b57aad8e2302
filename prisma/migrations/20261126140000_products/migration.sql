-- AlterTable
ALTER TABLE "Product" ADD COLUMN     "removedAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "CatalogueSeed" (
    "id" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "CatalogueSeed_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SampleApi" (
    "apiId" TEXT NOT NULL,

    CONSTRAINT "SampleApi_pkey" PRIMARY KEY ("apiId")
);

-- CreateTable
CREATE TABLE "SampleProduct" (
    "productId" TEXT NOT NULL,

    CONSTRAINT "SampleProduct_pkey" PRIMARY KEY ("productId")
);

-- CreateIndex
CREATE INDEX "Grant_apiId_write_kind_idx" ON "Grant"("apiId", "write", "kind");

-- AddForeignKey
ALTER TABLE "SampleApi" ADD CONSTRAINT "SampleApi_apiId_fkey" FOREIGN KEY ("apiId") REFERENCES "Api"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SampleProduct" ADD CONSTRAINT "SampleProduct_productId_fkey" FOREIGN KEY ("productId") REFERENCES "Product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- From here on by hand. Why so: docs/decisions/0020-products-and-samples.md.

-- What was granted once is no sample any more: its slug stands in tokens and in the audit trail. The database itself sees to it, so
-- that no statement can forget it.
CREATE FUNCTION "sample_api_granted"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM "SampleApi" WHERE "apiId" IN (SELECT "apiId" FROM "changed");
    RETURN NULL;
END;
$$;
CREATE TRIGGER "sample_api_granted" AFTER INSERT ON "Grant"
    REFERENCING NEW TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "sample_api_granted"();
CREATE FUNCTION "sample_product_carried"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM "SampleProduct" WHERE "productId" IN (SELECT "productId" FROM "changed");
    RETURN NULL;
END;
$$;
CREATE TRIGGER "sample_product_carried" AFTER INSERT ON "CredentialProduct"
    REFERENCING NEW TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "sample_product_carried"();

-- A catalogue from before has its mark, and its samples are known by the slugs that only the first start can have given.
INSERT INTO "CatalogueSeed" ("id") SELECT 1 WHERE EXISTS (SELECT FROM "Product") OR EXISTS (SELECT FROM "Api");
WITH "granted" AS (
    SELECT "apiId" AS "id" FROM "Grant"
    UNION
    -- Grants that were taken back stand in the trail, and their use in the usage.
    SELECT a."id" FROM (
        SELECT DISTINCT (regexp_matches("detail", '([a-z][a-z0-9-]{1,39}):(?:read|write)', 'g'))[1] AS "slug"
        FROM "AuditEvent" WHERE "targetKind" IN ('api_client', 'service_api_key')
        UNION
        SELECT DISTINCT split_part(s, ':', 1) FROM "Usage", regexp_split_to_table("scope", ' ') AS s
    ) AS m JOIN "Api" AS a ON a."slug" = m."slug"
)
INSERT INTO "SampleApi" ("apiId")
    SELECT "id" FROM "Api" WHERE "slug" IN (
        'users', 'departments', 'organizations', 'roles', 'audit-log', 'oauth', 'customer', 'alerts', 'alert-rules', 'cases',
        'watchlists', 'trusted-activities', 'file-events', 'devices', 'legal-hold', 'restore-jobs', 'backup-sets', 'servers',
        'snapshots', 'backup-policies'
    ) AND "id" NOT IN (SELECT "id" FROM "granted");
INSERT INTO "SampleProduct" ("productId")
    SELECT "id" FROM "Product" AS p WHERE "slug" IN ('platform', 'security', 'endpoint-backup', 'server-backup')
        AND NOT EXISTS (SELECT FROM "CredentialProduct" AS c WHERE c."productId" = p."id")
        AND NOT EXISTS (
            SELECT FROM "AuditEvent" WHERE "targetKind" IN ('api_client', 'service_api_key')
                AND "detail" LIKE '%product_administrator%' AND "detail" LIKE '%' || p."slug" || '%'
        );
