-- Tokens that read customers saw addresses in full before that was a permission of its own, and programs rely on it.
UPDATE api_token SET scopes = scopes || '{contacts:addresses}'::text[]
WHERE 'contacts:read' = ANY (scopes) OR 'conversations:read' = ANY (scopes);
