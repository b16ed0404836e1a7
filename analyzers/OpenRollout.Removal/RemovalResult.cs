using Microsoft.CodeAnalysis.Text;

namespace OpenRollout.Removal;

/// <summary>The result of a removal.</summary>
/// <param name="Texts">The changed texts by the paths of their files, one text for all projects and target frameworks.</param>
/// <param name="Refusals">The uses that are left, ordered by path and position. While there are any, the manifest must keep the flag.</param>
/// <param name="Notices">The places for the user to look at: code that is no longer needed but cannot be removed, and comments that name the flag.</param>
internal sealed record RemovalResult(IReadOnlyDictionary<string, SourceText> Texts, IReadOnlyList<RemovalPlace> Refusals, IReadOnlyList<RemovalPlace> Notices);
