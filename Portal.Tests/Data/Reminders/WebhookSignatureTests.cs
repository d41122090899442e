using NodaTime;
using Portal.Data.Reminders;

namespace Portal.Tests.Data.Reminders;

public sealed class WebhookSignatureTests
{
    private const string Secret = "whsec_test";
    private static readonly Instant At = Instant.FromUnixTimeSeconds(1_700_000_000);

    // HMAC computed with Python's hmac module: hmac.new(b"whsec_test", b"1700000000.{}", "sha256")
    [Fact]
    public void Sign_WorkedExample_EqualsTheAnswerOfOtherSoftware() =>
        Assert.Equal("t=1700000000,v1=35495024f4ef3f94e5a93e22221544c4b75e9a42300cd965ab81cb85cd994e91", WebhookSignature.Sign(Secret, At, "{}"));

    [Fact]
    public void IsValid_OwnSignatureWithinFiveMinutes_IsTrue()
    {
        var header = WebhookSignature.Sign(Secret, At, "{}");

        Assert.True(WebhookSignature.IsValid(Secret, header, "{}", At + Duration.FromMinutes(5)));
        Assert.True(WebhookSignature.IsValid(Secret, header, "{}", At - Duration.FromMinutes(5)));
        Assert.False(WebhookSignature.IsValid(Secret, header, "{}", At + Duration.FromMinutes(5) + Duration.FromSeconds(1)));
        Assert.False(WebhookSignature.IsValid(Secret, header, "{}", At - Duration.FromMinutes(5) - Duration.FromSeconds(1)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("t=1700000000")]
    [InlineData("t=1700000000,v1=00")]
    [InlineData("t=-1,v1=35495024f4ef3f94e5a93e22221544c4b75e9a42300cd965ab81cb85cd994e91")]
    [InlineData("t=9999999999999999,v1=35495024f4ef3f94e5a93e22221544c4b75e9a42300cd965ab81cb85cd994e91")]
    [InlineData("t=1700000001,v1=35495024f4ef3f94e5a93e22221544c4b75e9a42300cd965ab81cb85cd994e91")]
    [InlineData("t=1700000000,v1=35495024f4ef3f94e5a93e22221544c4b75e9a42300cd965ab81cb85cd994e90")]
    public void IsValid_AnotherHeader_IsFalse(string? header) => Assert.False(WebhookSignature.IsValid(Secret, header, "{}", At));

    [Fact]
    public void IsValid_OtherBodyOrSecret_IsFalse()
    {
        var header = WebhookSignature.Sign(Secret, At, "{}");

        Assert.False(WebhookSignature.IsValid(Secret, header, "{ }", At));
        Assert.False(WebhookSignature.IsValid("whsec_other", header, "{}", At));
    }
}
