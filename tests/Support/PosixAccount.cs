namespace AntiGaspi.Tests.Support;

/// <summary>An account of this machine.</summary>
public sealed record PosixAccount(string Name, string UserId, string GroupId)
{
    /// <summary>One without rights: PostgreSQL runs neither as root nor as a number that has no name.</summary>
    public static PosixAccount Unprivileged()
    {
        var accounts = File.ReadLines("/etc/passwd").Select(line => line.Split(':')).Where(fields => fields.Length >= 4).ToList();
        var fields = accounts.Find(fields => fields[0] == "postgres") ?? accounts.Find(fields => fields[0] == "nobody");
        return fields is null
            ? throw new InvalidOperationException("Run the tests as an ordinary user: there is no account \"nobody\" here for PostgreSQL.")
            : new(fields[0], fields[2], fields[3]);
    }
}
