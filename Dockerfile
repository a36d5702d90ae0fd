# The two commands for those without make or Python: see "Without make" in README.md.
FROM python:3.13-slim
RUN apt-get update -q && apt-get install -y -q --no-install-recommends make && rm -rf /var/lib/apt/lists/*
RUN useradd --create-home o7
USER o7
WORKDIR /home/o7/outcome7
COPY --chown=o7 . .
RUN make setup-lab
EXPOSE 8888
CMD ["make", "reports"]
