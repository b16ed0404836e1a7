using Microsoft.Extensions.DependencyInjection;
using OpenFeature.Model;

namespace OpenRollout.Hosting.Snapshots;

/// <summary>The context that OpenFeature's <c>AddContext</c> registers, created once for each scope. Thread-safe.</summary>
internal sealed class ScopedClientContext(IServiceProvider services)
{
    private readonly object _lock = new();
    private EvaluationContext? _context;
    private bool _isKnown;
    private bool _isCreating;

    /// <summary>Returns the context; null if the container has none, or if it is being created.</summary>
    public EvaluationContext? Find()
    {
        lock (_lock)
        {
            if (_isKnown || _isCreating)
            {
                return _context;
            }

            _isCreating = true;
            try
            {
                _context = services.GetService<EvaluationContext>();
                _isKnown = true;
                return _context;
            }
            finally
            {
                _isCreating = false;
            }
        }
    }
}
