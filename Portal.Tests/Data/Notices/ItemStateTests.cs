using System.Reflection;
using NodaTime;
using Portal.Data.Notices;

namespace Portal.Tests.Data.Notices;

public sealed class ItemStateTests
{
    [Fact]
    public void SaysTheSameAs_AnyOneThingOther_IsFalse()
    {
        var state = State();
        Assert.True(state.SaysTheSameAs(State()));
        foreach (var property in typeof(ItemState).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite))
        {
            var other = State();
            property.SetValue(other, Other(property));

            Assert.False(state.SaysTheSameAs(other), property.Name);
        }
    }

    private static object Other(PropertyInfo property) => property.PropertyType switch
    {
        var type when type == typeof(string) => "other",
        var type when type == typeof(Instant) || type == typeof(Instant?) => Instant.FromUtc(2031, 1, 1, 0, 0),
        var type when type == typeof(ItemFlags) => ItemFlags.Disputed,
        _ => (IReadOnlyList<OnlineSpell>)[new OnlineSpell(Instant.FromUtc(2031, 1, 1, 0, 0), null)],
    };

    private static ItemState State() => new()
    {
        Provider = "p",
        IssuerCountry = "XA",
        HostCountry = "XB",
        Category = "c",
        NoticeType = "n",
        IssuedAt = Instant.FromUtc(2026, 1, 1, 0, 0),
        ReceivedAt = Instant.FromUtc(2026, 1, 1, 0, 0),
    };
}
