namespace OpenRollout.Accessors;

/// <summary>
/// The overrides of flags in tests. They flow with the asynchronous context, so tests that run in parallel do not see each
/// other's overrides. Thread-safe.
/// </summary>
internal static class FlagOverrides
{
    private static readonly AsyncLocal<Node?> Current = new();
    private static int _count;

    /// <summary>Gets a value indicating whether the process has any override. Evaluations read nothing else if it has none.</summary>
    public static bool Any => Volatile.Read(ref _count) != 0;

    /// <summary>Gets a value indicating whether the process has overrides, but the current asynchronous context has none.</summary>
    public static bool AnyElsewhere => Any && WithoutEnded(Current.Value) is null;

    /// <summary>Returns the value of the innermost override of a flag in the current asynchronous context.</summary>
    public static bool TryGet<T>(FeatureFlag<T> flag, out T value)
    {
        for (var node = Current.Value; node is not null; node = node.Next)
        {
            if (ReferenceEquals(node.Flag, flag) && node is Node<T> { IsActive: true } found)
            {
                found.HasBeenRead = true;
                value = found.Value;
                return true;
            }
        }

        value = default!;
        return false;
    }

    /// <summary>Adds an override to the current asynchronous context until the result is disposed of.</summary>
    public static IDisposable Add<T>(FeatureFlag<T> flag, T value)
    {
        var node = new Node<T>(flag, value, Current.Value);
        Current.Value = node;
        Interlocked.Increment(ref _count);
        return node;
    }

    private static Node? WithoutEnded(Node? node)
    {
        while (node is { IsActive: false })
        {
            node = node.Next;
        }

        return node;
    }

    private abstract class Node(FeatureFlag flag, Node? next) : IDisposable
    {
        private int _isDisposed;

        public FeatureFlag Flag { get; } = flag;

        public Node? Next { get; } = next;

        /// <summary>Gets a value indicating whether the override is not disposed of. Contexts that have inherited the node see the change.</summary>
        public bool IsActive => Volatile.Read(ref _isDisposed) == 0;

        public bool HasBeenRead { get; set; }

        /// <summary>Ends the override.</summary>
        /// <exception cref="InvalidOperationException">The override had no effect: it is not part of the current context, and no evaluation has read it.</exception>
        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
            {
                return;
            }

            Interlocked.Decrement(ref _count);
            var isLost = !HasBeenRead && !IsInFlow();
            Current.Value = WithoutEnded(Current.Value);
            if (isLost)
            {
                throw new InvalidOperationException(
                    $"The override of the flag '{Flag.Key}' had no effect: it was created in an async method that has ended, such as InitializeAsync, or in another "
                    + "asynchronous context. Call Override in the test method or in the constructor of the test class.");
            }
        }

        private bool IsInFlow()
        {
            var node = Current.Value;
            while (node is not null && node != this)
            {
                node = node.Next;
            }

            return node is not null;
        }
    }

    private sealed class Node<T>(FeatureFlag flag, T value, Node? next) : Node(flag, next)
    {
        public T Value { get; } = value;
    }
}
