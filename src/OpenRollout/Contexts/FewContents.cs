using System.Runtime.CompilerServices;

namespace OpenRollout.Contexts;

/// <summary>Room on the stack for the contents of as many attributes as most manifests have.</summary>
[InlineArray(Length)]
internal struct FewContents
{
    public const int Length = 16;

    private object? _first;
}
