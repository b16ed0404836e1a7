using System.Runtime.CompilerServices;

namespace OpenRollout.Contexts;

/// <summary>A buffer on the stack for boxed values, for as many attributes as most manifests declare.</summary>
[InlineArray(Length)]
internal struct ContentBuffer
{
    public const int Length = 16;

    private object? _first;
}
