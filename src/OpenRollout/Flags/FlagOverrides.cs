namespace OpenRollout;

/// <summary>
/// Values that stand in for flags in a test. They flow with the asynchronous context, so tests that run beside each
/// other do not see each other's.
/// </summary>
internal static class FlagOverrides
{
    private static readonly AsyncLocal<Node?> Current = new();
    private static int _count;

    /// <summary>Whether there is any override anywhere; nothing more is looked at where there is none.</summary>
    public static bool Any => Volatile.Read(ref _count) != 0;

    /// <summary>Gets a value indicating whether there are overrides, none of which flows here.</summary>
    public static bool AnyElsewhere => Any && WithoutEnded(Current.Value) is null;

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

        /// <summary>False from the disposal on, also for who got the node by the flow of the context.</summary>
        public bool IsActive => Volatile.Read(ref _isDisposed) == 0;

        public bool HasBeenRead { get; set; }

        /// <summary>Ends the override.</summary>
        /// <exception cref="InvalidOperationException">It was lost: it flows neither here nor to any evaluation.</exception>
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
                    $"The override of the flag '{Flag.Key}' had no effect: it was made in an async method that has ended, such as InitializeAsync, or in another "
                    + "asynchronous flow. Call Override in the test method or in the constructor of the test class.");
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
