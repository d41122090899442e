using System.Data;
using System.Globalization;
using Dapper;
using NodaTime;
using NodaTime.Text;

namespace Portal.Data.Storage;

/// <summary>Instants are bigint microseconds UTC and dates ISO text, in both databases.</summary>
public static class TypeHandlers
{
    private static readonly Lock Gate = new();

    /// <summary>Whole microseconds since 1970-01-01T00:00Z; anything finer is dropped towards the past.</summary>
    public static long ToMicros(this Instant instant) => instant.ToUnixTimeTicks() is var ticks && ticks < 0
        ? ((ticks + 1) / 10) - 1
        : ticks / 10;

    /// <summary>The instant of a number of microseconds since 1970-01-01T00:00Z.</summary>
    public static Instant ToInstant(long micros) => Instant.FromUnixTimeTicks(checked(micros * 10));

    internal static void Register()
    {
        lock (Gate)
        {
            DefaultTypeMap.MatchNamesWithUnderscores = true;
            SqlMapper.AddTypeHandler(new InstantHandler());
            SqlMapper.AddTypeHandler(new LocalDateHandler());
        }
    }

    private sealed class InstantHandler : SqlMapper.TypeHandler<Instant>
    {
        public override Instant Parse(object value) => ToInstant(Convert.ToInt64(value, CultureInfo.InvariantCulture));

        public override void SetValue(IDbDataParameter parameter, Instant value)
        {
            parameter.DbType = DbType.Int64;
            parameter.Value = value.ToMicros();
        }
    }

    private sealed class LocalDateHandler : SqlMapper.TypeHandler<LocalDate>
    {
        public override LocalDate Parse(object value) => LocalDatePattern.Iso.Parse((string)value).Value;

        public override void SetValue(IDbDataParameter parameter, LocalDate value)
        {
            parameter.DbType = DbType.String;
            parameter.Value = LocalDatePattern.Iso.Format(value);
        }
    }
}
