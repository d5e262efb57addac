using AntiGaspi.App.Storage;
using Npgsql;

namespace AntiGaspi.Web.Hosting;

/// <summary>Where the service listens and where it keeps what it is told; from the command line, else the environment.</summary>
/// <param name="Urls">Addresses to listen on, separated by semicolons.</param>
/// <param name="DataFolder">The folder of the embedded database.</param>
/// <param name="Database">A PostgreSQL connection string of the application's user; null for the embedded database.</param>
/// <param name="DatabaseOwner">The connection string of the role that migrates PostgreSQL.</param>
public sealed record Settings(string Urls, string DataFolder, string? Database, string? DatabaseOwner)
{
    public const string DefaultUrls = "http://127.0.0.1:5080";

    /// <summary>The settings of this process; an option that was given comes before the environment.</summary>
    public static Settings Of(string? urls, string? data) => new(
        urls ?? Variable("ANTIGASPI_URLS") ?? DefaultUrls,
        Path.GetFullPath(data ?? Variable("ANTIGASPI_DATA") ?? "data"),
        Variable("ANTIGASPI_DATABASE"),
        Variable("ANTIGASPI_DATABASE_OWNER"));

    /// <summary>What is wrong with the addresses to listen on, and what to write; null when they are right.</summary>
    public string? UrlFault => Urls.Split(';').FirstOrDefault(url =>
        !Uri.TryCreate(url, UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps)) is { } wrong
        ? $"L’adresse d’écoute « {wrong} » est mal écrite. Exemple : http://127.0.0.1:5080 (--urls ou ANTIGASPI_URLS)."
        : null;

    /// <summary>The file of the embedded database.</summary>
    public string SqliteFile(string name = "antigaspi.db") => Path.Combine(DataFolder, name);

    /// <summary>The database as configured; the data folder is made when absent.</summary>
    public Db OpenDb()
    {
        if (Database is not null)
        {
            return Db.OpenPostgres(Database);
        }

        Directory.CreateDirectory(DataFolder);
        return Db.OpenSqlite(SqliteFile());
    }

    /// <summary>Brings the database to the newest schema, as the role that may.</summary>
    public async Task MigrateAsync()
    {
        if (Database is null)
        {
            Directory.CreateDirectory(DataFolder);
            await Migrations.ApplySqliteAsync(SqliteFile());
            return;
        }

        await Migrations.ApplyPostgresAsync(DatabaseOwner ?? Database, new NpgsqlConnectionStringBuilder(Database).Username);
    }

    public static string? Variable(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
