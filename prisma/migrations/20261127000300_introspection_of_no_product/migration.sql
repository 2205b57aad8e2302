-- By hand: Keyturn's own API belongs to no product, so that no product's administrators reach it. It could be added to one before.
UPDATE "Api" SET "productId" = NULL WHERE "slug" = 'introspection';
