using Microsoft.CodeAnalysis;

namespace OpenRollout.Removal;

/// <summary>A place in the original code and what a user has to know about it.</summary>
/// <param name="Span">The file, line and column. Those of the <c>.razor</c> or <c>.cshtml</c> file for code that Razor has generated.</param>
/// <param name="Reason">The reason, as in <see cref="RemovalReasons"/>.</param>
internal sealed record RemovalPlace(FileLinePositionSpan Span, string Reason) : IComparable<RemovalPlace>
{
    /// <inheritdoc/>
    public int CompareTo(RemovalPlace? other)
        => other is null ? 1
            : string.CompareOrdinal(Span.Path, other.Span.Path) is not 0 and var path ? path
            : Span.StartLinePosition.CompareTo(other.Span.StartLinePosition) is not 0 and var position ? position
            : string.CompareOrdinal(Reason, other.Reason);

    /// <inheritdoc/>
    public override string ToString() => $"{Span.Path}({Span.StartLinePosition.Line + 1},{Span.StartLinePosition.Character + 1}): {Reason}";
}
