using Microsoft.AspNetCore.Http;

namespace OpenRollout.AspNetCore.Events;

/// <summary>The observations of a request by the middleware for events.</summary>
internal sealed class ObservedRequest(TimeProvider time)
{
    private readonly long _start = time.GetTimestamp();
    private long? _responseStart;
    private Exception? _exception;

    /// <summary>Gets a value indicating whether an exception has passed the middleware.</summary>
    public bool HasException => _exception is not null;

    /// <summary>Gets the time from the start of the request to the start of the response or, if it has not started yet, to now.</summary>
    public double Milliseconds => time.GetElapsedTime(_start, _responseStart ?? time.GetTimestamp()).TotalMilliseconds;

    /// <summary>Records the start of the response.</summary>
    public Task OnResponseStarting()
    {
        _responseStart = time.GetTimestamp();
        return Task.CompletedTask;
    }

    /// <summary>Records an exception. Always returns false, so that a filter does not catch it.</summary>
    public bool Observe(Exception exception)
    {
        _exception = exception;
        return false;
    }

    /// <summary>Returns whether the request has failed. A request that the client has aborted or formed badly has not.</summary>
    public bool IsError(HttpContext http)
        => !http.RequestAborted.IsCancellationRequested
            && (_exception is null ? http.Response.StatusCode >= StatusCodes.Status500InternalServerError : _exception is not BadHttpRequestException { StatusCode: < StatusCodes.Status500InternalServerError });
}
