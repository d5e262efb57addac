using System.Data;
using System.Globalization;
using AntiGaspi.Domain.Basics;
using Dapper;
using Microsoft.Data.Sqlite;

namespace AntiGaspi.App.Storage;

/// <summary>
/// How instants, days and ids are written on each database. SQLite keeps text that sorts as time does; the drivers'
/// own text would not (a blank sorts before "T", so a late cancellation would pass; upper-case ids miss lower-case ones).
/// </summary>
internal static class StoredValues
{
    private const string InstantFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public static void Register()
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset));
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset?));
        SqlMapper.RemoveTypeMap(typeof(DateOnly));
        SqlMapper.RemoveTypeMap(typeof(DateOnly?));
        SqlMapper.RemoveTypeMap(typeof(Guid));
        SqlMapper.RemoveTypeMap(typeof(Guid?));
        SqlMapper.AddTypeHandler(new InstantHandler());
        SqlMapper.AddTypeHandler(new DayHandler());
        SqlMapper.AddTypeHandler(new IdHandler());
    }

    public static string Text(DateTimeOffset instant) =>
        instant.ToStored().ToString(InstantFormat, CultureInfo.InvariantCulture);

    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private sealed class InstantHandler : SqlMapper.TypeHandler<DateTimeOffset>
    {
        public override void SetValue(IDbDataParameter parameter, DateTimeOffset value) =>
            parameter.Value = parameter is SqliteParameter ? Text(value) : value.ToStored();

        public override DateTimeOffset Parse(object value) => value switch
        {
            string text => DateTimeOffset.ParseExact(
                text, InstantFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal),
            DateTime utc => new DateTimeOffset(DateTime.SpecifyKind(utc, DateTimeKind.Utc)),
            DateTimeOffset instant => instant.ToUniversalTime(),
            _ => throw new InvalidCastException($"No instant can be read from {value.GetType().Name}."),
        };
    }

    private sealed class DayHandler : SqlMapper.TypeHandler<DateOnly>
    {
        public override void SetValue(IDbDataParameter parameter, DateOnly value) =>
            parameter.Value = parameter is SqliteParameter ? Text(value) : value;

        public override DateOnly Parse(object value) => value switch
        {
            string text => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture),
            DateOnly day => day,
            DateTime midnight => DateOnly.FromDateTime(midnight),
            _ => throw new InvalidCastException($"No day can be read from {value.GetType().Name}."),
        };
    }

    private sealed class IdHandler : SqlMapper.TypeHandler<Guid>
    {
        public override void SetValue(IDbDataParameter parameter, Guid value) =>
            parameter.Value = parameter is SqliteParameter ? value.ToString("D") : value;

        public override Guid Parse(object value) => value switch
        {
            string text => Guid.ParseExact(text, "D"),
            Guid id => id,
            _ => throw new InvalidCastException($"No id can be read from {value.GetType().Name}."),
        };
    }
}
