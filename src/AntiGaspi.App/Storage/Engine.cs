namespace AntiGaspi.App.Storage;

/// <summary>The two databases that the service runs on.</summary>
public enum Engine
{
    /// <summary>One file in the data folder.</summary>
    Sqlite,

    /// <summary>A PostgreSQL server, version 15 or later.</summary>
    Postgres,
}
