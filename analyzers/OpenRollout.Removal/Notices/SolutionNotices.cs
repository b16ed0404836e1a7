using Microsoft.CodeAnalysis;

namespace OpenRollout.Removal.Notices;

/// <summary>Finds what the user has to look at after a removal, in all projects at once: code that only served the flag, and tests that reached it.</summary>
internal static class SolutionNotices
{
    /// <summary>Returns the notices. The places are those of the original code.</summary>
    public static IEnumerable<RemovalPlace> Find(IReadOnlyList<FlagDraft> drafts, RemovalRequest request)
    {
        var parameters = drafts.SelectMany(IdleParameters.Find).ToList();
        var unused = new UnusedDeclarations(drafts, parameters);
        return parameters.Select(parameter => parameter.Place)
            .Concat(unused.Find())
            .Concat(drafts.SelectMany(ConstantMembers.Find))
            .Concat(request.KeepEntry ? [] : drafts.SelectMany(ImplicitFakes.Find))
            .Concat(drafts.SelectMany(EmptyTestTypes.Find))
            .Concat(drafts.SelectMany(RemovedArmTests.Find))
            .Concat(new ReachingTests(drafts, request).Find());
    }

    /// <summary>Returns a notice at a place of the original code.</summary>
    internal static RemovalPlace PlaceOf(Location location, string reason) => new(location.GetMappedLineSpan(), reason);
}
