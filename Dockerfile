# One image for the api, the worker, the console, migrations and commands; docker-compose.yml says which one a container is.
FROM node:20-bookworm-slim AS build
WORKDIR /srv/nearhome
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN node apps/cli/bin/build.mjs && npm prune --omit=dev --no-audit --no-fund

FROM node:20-bookworm-slim
ENV NODE_ENV=production
WORKDIR /srv/nearhome
COPY --from=build --chown=node:node /srv/nearhome /srv/nearhome
USER node
ENTRYPOINT ["node", "--enable-source-maps"]
CMD ["dist/apps/api/src/main.js"]
