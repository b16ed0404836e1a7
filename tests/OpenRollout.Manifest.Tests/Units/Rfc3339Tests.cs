using System.Globalization;
using OpenRollout.Manifest.Conditions;

namespace OpenRollout.Manifest.Tests;

public sealed class Rfc3339Tests
{
    [Theory]
    [InlineData("2026-09-20T08:00:00+02:00", "2026-09-20T06:00:00.0000000")]
    [InlineData("2026-09-20T08:00:00Z", "2026-09-20T08:00:00.0000000")]
    [InlineData("2026-09-20T08:00:00-00:00", "2026-09-20T08:00:00.0000000")]
    [InlineData("2026-01-01T00:30:00+01:00", "2025-12-31T23:30:00.0000000")]
    [InlineData("2026-12-31T23:59:59-23:59", "2027-01-01T23:58:59.0000000")]
    [InlineData("2024-02-29T23:59:59.5Z", "2024-02-29T23:59:59.5000000")]
    [InlineData("2024-02-29T23:59:59.12345678999Z", "2024-02-29T23:59:59.1234567")]
    [InlineData("0001-01-01T00:00:00Z", "0001-01-01T00:00:00.0000000")]
    [InlineData("9999-12-31T23:59:59.9999999Z", "9999-12-31T23:59:59.9999999")]
    [InlineData("0001-01-01T00:30:00+00:30", "0001-01-01T00:00:00.0000000")]
    public void A_time(string text, string utc)
    {
        Assert.True(Rfc3339.TryParse(text, out var ticks));
        Assert.Equal(utc, new DateTime(ticks).ToString("yyyy-MM-ddTHH:mm:ss.fffffff", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("")]
    [InlineData("2026-09-20")]
    [InlineData("2026-09-20T08:00:00")]
    [InlineData("2026-09-20T08:00Z")]
    [InlineData("2026-09-20t08:00:00Z")]
    [InlineData("2026-09-20T08:00:00z")]
    [InlineData("2026-09-20 08:00:00Z")]
    [InlineData("2026-09-20T24:00:00Z")]
    [InlineData("2026-09-20T08:60:00Z")]
    [InlineData("2026-09-20T08:00:61Z")]
    [InlineData("2026-02-29T00:00:00Z")]
    [InlineData("2026-13-01T00:00:00Z")]
    [InlineData("2026-00-01T00:00:00Z")]
    [InlineData("0000-01-01T00:00:00Z")]
    [InlineData("2026-09-20T08:00:00.Z")]
    [InlineData("2026-09-20T08:00:00.5")]
    [InlineData("2026-09-20T08:00:00,5Z")]
    [InlineData("2026-09-20T08:00:00+2:00")]
    [InlineData("2026-09-20T08:00:00+0200")]
    [InlineData("2026-09-20T08:00:00+24:00")]
    [InlineData("2026-09-20T08:00:00+02:60")]
    [InlineData("2026-09-20T08:00:00Z ")]
    [InlineData(" 2026-09-20T08:00:00Z")]
    [InlineData("+026-09-20T08:00:00Z")]
    [InlineData("٢٠٢٦-09-20T08:00:00Z")]
    [InlineData("0001-01-01T00:00:00+00:01")]
    [InlineData("9999-12-31T23:59:59-00:01")]
    public void No_time(string text) => Assert.False(Rfc3339.TryParse(text, out _));

    [Theory]
    [InlineData("2026-02-28", true)]
    [InlineData("2024-02-29", true)]
    [InlineData("1900-02-29", false)]
    [InlineData("2026-2-28", false)]
    [InlineData("2026-02-28Z", false)]
    [InlineData("2026/02/28", false)]
    [InlineData("0000-01-01", false)]
    [InlineData("2026-04-31", false)]
    public void A_day(string text, bool expected)
    {
        Assert.Equal(expected, Rfc3339.TryParseDate(text, out var day));
        Assert.True(!expected || (day.Kind == DateTimeKind.Utc && day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) == text));
    }

    /// <summary>Every time that .NET formats this way is parsed as the same time.</summary>
    [Fact]
    public void Agrees_with_the_framework()
    {
        var random = new Random(20_260_920);
        for (var count = 0; count < 10_000; count++)
        {
            var time = new DateTimeOffset(random.NextInt64(TimeSpan.TicksPerDay, DateTime.MaxValue.Ticks - TimeSpan.TicksPerDay), TimeSpan.FromMinutes(random.Next(-840, 841)));
            var text = time.ToString("yyyy-MM-ddTHH:mm:ss.fffffffzzz", CultureInfo.InvariantCulture);
            Assert.True(Rfc3339.TryParse(text, out var ticks), text);
            Assert.Equal(time.UtcTicks, ticks);
        }
    }
}
