using Circle.Posts;
using Circle.Posts.Publishing;

namespace Circle.Tests;

internal static class TestData
{
    public static Accounts Accounts { get; } = new(new Dictionary<string, Account>
    {
        ["anna"] = new("anna", "NO", IsEmployee: false),
        ["emil"] = new("emil", "DE", IsEmployee: true),
    });

    public static PostDraft Draft(string text = "Hello, circle!") => new("anna", text);

    public static PostDraft WithPictures(int count)
        => Draft() with { Pictures = [.. Enumerable.Range(1, count).Select(number => new Picture($"/media/{number}.png"))] };
}

internal sealed class FixedClock(DateTimeOffset now) : IClock
{
    public DateTimeOffset Now { get; set; } = now;
}
