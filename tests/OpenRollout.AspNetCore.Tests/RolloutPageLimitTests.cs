using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace OpenRollout.AspNetCore.Tests;

/// <summary>Large bodies are rejected before they are read. The server does it, so these tests use a real server.</summary>
public sealed class RolloutPageLimitTests
{
    private const int Limit = 64 * 1024;

    [Theory]
    [InlineData("application/json", "{ \"flag\": \"stories\", \"context\": { \"targetingKey\": \"", "\" } }")]
    [InlineData("application/x-www-form-urlencoded", "flag=stories&attribute.targetingKey=", "")]
    public async Task A_large_body_is_rejected(string type, string start, string end)
    {
        await using var application = await StartAsync();
        foreach (var isChunked in new[] { false, true })
        {
            // The framing of chunks counts too.
            var fits = start + new string('x', Limit - (isChunked ? 1024 : 0) - start.Length - end.Length) + end;
            using var allowed = await PostAsync(application, type, fits, isChunked);
            Assert.Equal(HttpStatusCode.OK, allowed.StatusCode);

            using var refused = await PostAsync(application, type, fits.Replace("x", "xx", StringComparison.Ordinal), isChunked);
            Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "application/problem+json"), (refused.StatusCode, refused.Content.Headers.ContentType!.MediaType));
            var problem = JsonDocument.Parse(await refused.Content.ReadAsStringAsync()).RootElement;
            Assert.Contains("too large", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task One_byte_counts()
    {
        await using var application = await StartAsync();

        using var response = await PostAsync(application, "application/json", "{}" + new string(' ', Limit - 1), isChunked: false);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task The_rest_of_the_application_has_limits_of_its_own()
    {
        await using var application = await StartAsync();

        using var response = await application.SendAsync(HttpMethod.Post, "/length", new ByteArrayContent(new byte[10 * Limit]));

        Assert.Equal((10 * Limit).ToString(System.Globalization.CultureInfo.InvariantCulture), await response.Content.ReadAsStringAsync());
    }

    private static async Task<HttpResponseMessage> PostAsync(TestApplication application, string type, string body, bool isChunked)
    {
        using var client = application.Client;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/rollout/explain") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
        request.Headers.TransferEncodingChunked = isChunked;
        request.Headers.Add("X-User", "ida:on-call");
        return await client.SendAsync(request);
    }

    private static Task<TestApplication> StartAsync() => TestApplication.StartAsync(
        app =>
        {
            app.MapOpenRollout("/rollout").RequireAuthorization("on-call");
            app.MapPost("/length", async (HttpContext http) =>
            {
                using var body = new MemoryStream();
                await http.Request.Body.CopyToAsync(body);
                return body.Length;
            });
        },
        onKestrel: true);
}
