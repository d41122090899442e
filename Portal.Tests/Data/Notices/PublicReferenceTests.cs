using FsCheck;
using FsCheck.Fluent;
using Portal.Data.Notices;

namespace Portal.Tests.Data.Notices;

public sealed class PublicReferenceTests
{
    [Fact]
    public void Of_KnownHash_IsTwelveDigitsOfThirtyTwo() =>
        Assert.Equal("0123-4567-89AB", PublicReference.Of([0x00, 0x44, 0x32, 0x14, 0xC7, 0x42, 0x54, 0xB6, 0xFF, 0, 0, 0, 0, 0, 0, 0]));

    [Fact]
    public void TryParse_WhatOfWrote_HoldsTheHash() =>
        Prop.ForAll<byte[]>(bytes =>
        {
            var hash = new byte[ReferenceHasher.HashLength];
            bytes.AsSpan(0, Math.Min(bytes.Length, hash.Length)).CopyTo(hash);

            return PublicReference.TryParse(PublicReference.Of(hash), out var first, out var last)
                && first.AsSpan().SequenceCompareTo(hash) <= 0 && last.AsSpan().SequenceCompareTo(hash) >= 0;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("0123-4567-89ab")]
    [InlineData("O123 4567 89AB")]
    [InlineData("oi23456789ab")]
    public void TryParse_AsPeopleWriteIt_IsTheSameReference(string text)
    {
        Assert.True(PublicReference.TryParse(text, out var first, out _));
        Assert.Equal("0123-4567-89AB", PublicReference.Of(first));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0123-4567-89A")]
    [InlineData("0123-4567-89ABC")]
    [InlineData("0123-4567-89A!")]
    [InlineData("U123-4567-89AB")]
    public void TryParse_AnythingElse_IsNone(string text) => Assert.False(PublicReference.TryParse(text, out _, out _));

    [Fact]
    public void OfItem_Unnamed_IsEmpty() => Assert.Equal("", PublicReference.OfItem(null));
}
