using System.Security.Cryptography;
using Portal.Data.Reminders;

namespace Portal.Tests.Data.Reminders;

public sealed class ReminderKeyTests
{
    private static readonly ReminderKey Key = new([.. Enumerable.Range(0, 32).Select(one => (byte)one)]);
    private static readonly ReminderKey Other = new(new byte[32]);
    private static readonly byte[] Handle = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16];

    [Fact]
    public void Seal_OpenedWithTheSameKey_GivesTheTextAndLooksOtherEachTime()
    {
        var (one, two) = (Key.Seal("desk@example.org"), Key.Seal("desk@example.org"));

        Assert.Equal("desk@example.org", Key.Open(one));
        Assert.NotEqual(one, two);
        Assert.ThrowsAny<CryptographicException>(() => Other.Open(one));
        one[^1] ^= 1;
        Assert.ThrowsAny<CryptographicException>(() => Key.Open(one));
    }

    [Fact]
    public void Token_ForOnePurpose_NamesItsSubscriptionForThatPurposeOnly()
    {
        var token = Key.Token(ReminderLink.Unsubscribe, Handle);

        Assert.Equal(Handle, Key.HandleOf(ReminderLink.Unsubscribe, token));
        Assert.Null(Key.HandleOf(ReminderLink.Confirm, token));
        Assert.Null(Other.HandleOf(ReminderLink.Unsubscribe, token));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("00")]
    [InlineData("zz02030405060708090a0b0c0d0e0f10zz02030405060708090a0b0c0d0e0f10")]
    public void HandleOf_OtherText_IsNothing(string? token) => Assert.Null(Key.HandleOf(ReminderLink.Unsubscribe, token));

    [Fact]
    public void HandleOf_AnyDigitChanged_IsNothing()
    {
        var token = Key.Token(ReminderLink.Unsubscribe, Handle);

        Assert.All(Enumerable.Range(0, token.Length), at =>
            Assert.Null(Key.HandleOf(ReminderLink.Unsubscribe, token[..at] + (token[at] == 'a' ? 'b' : 'a') + token[(at + 1)..])));
    }

    [Fact]
    public void WebhookSecret_EachVersionAndSubscription_IsAnother()
    {
        byte[] second = [.. Handle.Reverse()];

        Assert.Equal(Key.WebhookSecret(Handle, 1), Key.WebhookSecret(Handle, 1));
        Assert.NotEqual(Key.WebhookSecret(Handle, 1), Key.WebhookSecret(Handle, 2));
        Assert.NotEqual(Key.WebhookSecret(Handle, 1), Key.WebhookSecret(second, 1));
    }
}
