using FsCheck;
using FsCheck.Fluent;
using Portal.Data.Seeding;
using Portal.Data.Storage;

namespace Portal.Tests.Data.Storage;

public sealed class RangeCoderTests
{
    [Fact]
    public void Exchange_WhateverWasWritten_IsRead() => Prop.ForAll(Steps().ToArbitrary(), steps =>
    {
        var writer = new ByteWriter();
        writer.Byte(7);
        var coder = new RangeCoder();
        coder.BeginWriting(writer);
        var written = Walk(coder, steps, isGiven: true);
        coder.EndWriting();
        Assert.Equal(steps.Select(step => step.Value), written);

        byte[] bytes = [.. writer.Written, 1, 2, 3];
        coder.BeginReading(bytes, 1, bytes.Length - 3);

        Assert.Equal(written, Walk(coder, steps, isGiven: false));
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Bit_AlwaysTheSame_TakesNextToNothing(bool isSet)
    {
        var (writer, coder, model) = (new ByteWriter(), new RangeCoder(), default(BitModel));
        coder.BeginWriting(writer);
        for (var at = 0; at < 100_000; at++)
        {
            coder.Bit(ref model, isSet);
        }

        coder.EndWriting();

        Assert.InRange(writer.Length, 0, 100_000 / 8 / 50);
    }

    [Fact]
    public void Number_NearOthers_TakesTheBitsThatTellThemApart()
    {
        // Evenly between 2^19 and 2^20: 19 bits each, whatever is learned
        var (writer, coder, model, draws) = (new ByteWriter(), new RangeCoder(), new NumberModel(), CounterRandom.For(5, 1, 0));
        coder.BeginWriting(writer);
        for (var at = 0; at < 1_000; at++)
        {
            coder.Number(model, (1 << 19) - 1 + (long)(draws.Uniform((ulong)at) * (1 << 19)));
        }

        coder.EndWriting();

        Assert.InRange(writer.Length, 19 * 1_000 / 8, (19 * 1_000 / 8) + 40);
    }

    [Fact]
    public void Read_PastTheEnd_GivesZerosAndEnds()
    {
        var (coder, model) = (new RangeCoder(), new NumberModel());
        coder.BeginReading([], 0, 0);

        Assert.All(Enumerable.Range(0, 1_000), _ => Assert.InRange(coder.Number(model, 0), 0, long.MaxValue));
    }

    private static List<long> Walk(RangeCoder coder, List<Step> steps, bool isGiven)
    {
        var (bits, numbers, tree) = (new BitModel[3], new[] { new NumberModel(), new NumberModel() }, new BitModel[32]);
        return steps.ConvertAll(step =>
        {
            var value = isGiven ? step.Value : 0;
            return step.Kind switch
            {
                0 => coder.Bit(ref bits[step.Model % bits.Length], value != 0) ? 1 : 0,
                1 => unchecked((long)coder.Bits((ulong)value, step.Width)),
                2 => coder.Number(numbers[step.Model % numbers.Length], value),
                3 => coder.Signed(numbers[step.Model % numbers.Length], value),
                _ => coder.Tree(tree, (int)value, 5),
            };
        });
    }

    private static Gen<List<Step>> Steps()
    {
        var bit = from value in Gen.Choose(0, 1) from model in Gen.Choose(0, 2) select new Step(0, value, model, 1);
        var likely = from value in Gen.Frequency((1, Gen.Constant(0)), (200, Gen.Constant(1))) select new Step(0, value, 0, 1);
        var some = from width in Gen.Choose(0, 64)
                   from high in Gen.Choose(0, int.MaxValue)
                   from low in Gen.Choose(0, int.MaxValue)
                   let value = ((ulong)high << 33) ^ (ulong)low
                   select new Step(1, unchecked((long)(width == 64 ? value : value & ((1UL << width) - 1))), 0, width);
        var edges = Gen.Elements(0L, 1, 2, 3, 127, 128, 65_535, 65_536, uint.MaxValue, long.MaxValue - 1, long.MaxValue);
        var number = from value in Gen.OneOf(edges, Gen.Choose(0, 100_000).Select(value => (long)value)) from model in Gen.Choose(0, 1) select new Step(2, value, model, 0);
        var signed = from value in Gen.OneOf(edges, Gen.Choose(0, 100_000).Select(value => (long)value))
                     from isNegative in Gen.Elements(true, false)
                     from model in Gen.Choose(0, 1)
                     select new Step(3, isNegative ? ~value : value, model, 0);
        var tree = from value in Gen.Choose(0, 31) select new Step(4, value, 0, 5);
        return Gen.OneOf(bit, likely, some, number, signed, tree).ListOf().Select(steps => steps.ToList());
    }

    private sealed record Step(int Kind, long Value, int Model, int Width);
}
