using OpenRollout.Contexts;

namespace OpenRollout.Tests.Contexts;

/// <summary>Verifies that the ids of visitors are recognized, on their own and as a part of a unit.</summary>
public sealed class VisitorIdTests
{
    private const string Id = "visitor-0123456789abcdef0123456789abcdef";

    [Theory]
    [InlineData(Id, true, true)]
    [InlineData("shop/" + Id, false, true)]
    [InlineData(Id + "@shop", false, true)]
    [InlineData("visitor-" + Id, false, true)]
    [InlineData("visitor-visitor-7", false, false)]
    [InlineData("visitor-0123456789abcdef0123456789abcde", false, false)]
    [InlineData("visitor-0123456789ABCDEF0123456789ABCDEF", false, false)]
    [InlineData("0123456789abcdef0123456789abcdef", false, false)]
    [InlineData("user-1", false, false)]
    [InlineData("", false, false)]
    public void An_id_is_recognized(string text, bool isId, bool isIn)
        => Assert.Equal((isId, isIn), (VisitorId.Is(text), VisitorId.IsIn(text)));
}
