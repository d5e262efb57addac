using AntiGaspi.App.Access;
using AntiGaspi.App.Privacy;
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

    /// <summary>What the service reaches outside itself.</summary>
    public OutsideSettings Outside { get; init; } = OutsideSettings.None;

    /// <summary>The server's key as it was given; null for that of the data folder.</summary>
    public string? GivenKey { get; init; }

    /// <summary>Where the heads of the trail leave the database: <c>Audit:Folder</c>, else a folder of the data folder.</summary>
    public AuditHeadsFile HeadsFile => new(AuditFolder ?? Path.Combine(DataFolder, "journal"));

    /// <summary>Who was erased, in the same folder.</summary>
    public ErasureList ErasureList => new(HeadsFile.Folder);

    /// <summary>The official buttons, where an operator installed them.</summary>
    public OfficialPictures Pictures => new(Path.Combine(DataFolder, "images"));

    /// <summary>Where the State's look is, on a machine whose operator installed it.</summary>
    public string ThemeFolder => Path.Combine(DataFolder, "theme");

    /// <summary>The folder as it was given; null for that of the data folder.</summary>
    public string? AuditFolder { get; init; }

    /// <summary>The settings of this process; an option that was given comes before the environment.</summary>
    public static Settings Of(string? urls, string? data)
    {
        var configuration = Configuration();
        return new(
            urls ?? Variable("ANTIGASPI_URLS") ?? DefaultUrls,
            Path.GetFullPath(data ?? Variable("ANTIGASPI_DATA") ?? "data"),
            Variable("ANTIGASPI_DATABASE"),
            Variable("ANTIGASPI_DATABASE_OWNER"))
        {
            Outside = OutsideSettings.Of(configuration), GivenKey = configuration[ServerKeyFile.Setting],
            AuditFolder = configuration["Audit:Folder"] is { Length: > 0 } folder ? Path.GetFullPath(folder) : null,
        };
    }

    /// <summary>The secret of the service: made and kept in the data folder when none was given.</summary>
    public ServerKey ReadKey() => ServerKeyFile.Read(GivenKey, DataFolder);

    /// <summary>The same, without making one.</summary>
    public ServerKey? ReadKeyIfAny() => GivenKey is { Length: > 0 } || ServerKeyFile.IsIn(DataFolder) ? ReadKey() : null;

    private static IConfigurationRoot Configuration()
    {
        var builder = new ConfigurationBuilder();
        if (Variable("ANTIGASPI_CONFIG") is { } file)
        {
            builder.AddJsonFile(Path.GetFullPath(file), optional: false);
        }

        if (Variable("ANTIGASPI_SECRETS") is { } folder)
        {
            builder.AddKeyPerFile(Path.GetFullPath(folder), optional: false);
        }

        return builder.AddEnvironmentVariables().Build();
    }

    /// <summary>What is wrong with these settings, and what to write; empty when all is well.</summary>
    /// <param name="isDemo">Whether they are for the demonstration, which nobody reaches from outside.</param>
    public IReadOnlyList<string> Faults(bool isDemo) =>
        [.. UrlFaults(), .. Outside.Faults, .. new[] { ServerKeyFile.FaultOf(GivenKey), isDemo ? null : PublicUrlFault() }.OfType<string>()];

    private IEnumerable<string> UrlFaults() => Urls.Split(';')
        .Where(url => !Uri.TryCreate(url, UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps))
        .Select(wrong => $"L’adresse d’écoute « {wrong} » est mal écrite. Exemple : http://127.0.0.1:5080 (--urls ou ANTIGASPI_URLS).");

    // Links are written with this address and never with the one that a request claims.
    private string? PublicUrlFault() => Outside.PublicUrl is null && Urls.Split(';').Any(url => !Uri.TryCreate(url, UriKind.Absolute, out var uri) || !uri.IsLoopback)
        ? "PublicUrl manque : l’adresse que les gens tapent, en https. Exemple : PublicUrl=https://cantine.exemple.fr"
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
