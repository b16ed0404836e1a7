using System.Globalization;
using System.Numerics;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using OpenRollout.Manifest.Json;

namespace OpenRollout.Manifest.Tests;

public sealed class ExactNumberTests
{
    [Theory]
    [InlineData("2.007", 3, 2007)]
    [InlineData("20.07e-1", 3, 2007)]
    [InlineData("50.0000", 3, 50_000)]
    [InlineData("1e-3", 3, 1)]
    [InlineData("1E+2", 3, 100_000)]
    [InlineData("0.1", 3, 100)]
    [InlineData("-0.001", 3, -1)]
    [InlineData("0", 3, 0)]
    [InlineData("-0.0e5", 3, 0)]
    [InlineData("0e-999999999999999999999", 0, 0)]
    [InlineData("0.0000000000000000000000000000001e31", 0, 1)]
    [InlineData("1000000000000000000000000000000e-30", 0, 1)]
    [InlineData("505", 0, 505)]
    [InlineData("1e0000000000000000000002", 0, 100)]
    [InlineData("999999999999999999", 0, 999_999_999_999_999_999)]
    [InlineData("-123456789012345678", 0, -123_456_789_012_345_678)]
    [InlineData("1e17", 0, 100_000_000_000_000_000)]
    public void Exact(string number, int decimals, long expected)
    {
        Assert.True(ExactNumber.TryScale(Encoding.ASCII.GetBytes(number), decimals, out var value));
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("0.0005", 3)]
    [InlineData("2.0071", 3)]
    [InlineData("1e-4", 3)]
    [InlineData("1e-999999999999", 3)]
    [InlineData("1.5", 0)]
    [InlineData("1e18", 0)]
    [InlineData("1e999999999999", 0)]
    [InlineData("1000000000000000000", 0)]
    [InlineData("1234567890123456789", 0)]
    [InlineData("99999999999999999999999999999999999999999999.5", 0)]
    public void Not_exact_or_too_long(string number, int decimals)
        => Assert.False(ExactNumber.TryScale(Encoding.ASCII.GetBytes(number), decimals, out _));

    /// <summary>A number in any notation has its exact value, as computed with <see cref="BigInteger"/>.</summary>
    [Fact]
    public void Agrees_with_arithmetic()
    {
        var written =
            from digits in Gen.Choose(0, int.MaxValue)
            from zeros in Gen.Choose(0, 6)
            from point in Gen.Choose(0, 9)
            from exponent in Gen.Choose(-12, 12)
            from decimals in Gen.Choose(0, 3)
            select (Digits: digits.ToString(CultureInfo.InvariantCulture) + new string('0', zeros), Point: point, Exponent: exponent, Decimals: decimals);
        Prop.ForAll(written.ToArbitrary(), number =>
        {
            var fraction = number.Digits.PadLeft(number.Point + 1, '0');
            var text = $"{fraction[..^number.Point].TrimStart('0').PadLeft(1, '0')}{(number.Point > 0 ? $".{fraction[^number.Point..]}" : "")}e{number.Exponent}";
            var power = number.Exponent - number.Point + number.Decimals;
            var digits = BigInteger.Parse(number.Digits, CultureInfo.InvariantCulture);
            var isWhole = power >= 0 || digits % BigInteger.Pow(10, -power) == 0;
            var expected = power >= 0 ? digits * BigInteger.Pow(10, power) : digits / BigInteger.Pow(10, -power);
            var isExact = ExactNumber.TryScale(Encoding.ASCII.GetBytes(text), number.Decimals, out var value);
            Assert.Equal(isWhole && expected < BigInteger.Pow(10, 18), isExact);
            Assert.True(!isExact || value == expected);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000).WithReplay(new Replay(new Rnd(7, 1), null)));
    }
}
