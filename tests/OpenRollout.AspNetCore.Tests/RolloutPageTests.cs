using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using OpenFeature.Model;

namespace OpenRollout.AspNetCore.Tests;

/// <summary>The on-call status page.</summary>
public sealed class RolloutPageTests
{
    private static readonly (string, string) OnCall = ("X-User", "ida:on-call");
    private static readonly (string, string) Browser = ("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");

    [Fact]
    public async Task The_status_contains_the_stage_of_every_flag()
    {
        await using var application = await StartAsync();

        var status = JsonDocument.Parse(await application.ReadAsync("/rollout", OnCall)).RootElement.GetProperty("providers")[0];

        Assert.Equal(("Ready", application.Provider.Status.Version), (status.GetProperty("state").GetString(), status.GetProperty("version").GetString()));
        var flags = status.GetProperty("flags").EnumerateArray().ToDictionary(flag => flag.GetProperty("key").GetString()!);
        Assert.Equal(["stories", "chat.reactions", "feed.layout", "feed.pageSize", "footer", "gate"], flags.Keys);
        Assert.Equal(("gradual", 2, 3, "2026-11-02T00:00:00"), (flags["stories"].GetProperty("stage").GetString(), flags["stories"].GetProperty("stageNumber").GetInt32(), flags["stories"].GetProperty("stageCount").GetInt32(), flags["stories"].GetProperty("since").GetString()![..19]));
        Assert.Equal((false, "false", "2026-10-05T00:00:00"), (flags["chat.reactions"].GetProperty("enabled").GetBoolean(), flags["chat.reactions"].GetProperty("default").GetString(), flags["chat.reactions"].GetProperty("since").GetString()![..19]));
    }

    [Fact]
    public async Task The_status_contains_audiences_and_variants()
    {
        await using var application = await StartAsync();
        Assert.Empty(application.Provider.Update("""
            { "context": { "country": { "type": "string" }, "age": { "type": "number" } },
              "segments": { "minors": { "when": { "age": { "lt": 16 } } }, "testers": { "keys": ["user-1", "user-2"] } },
              "flags": {
                "other": { "flagType": "boolean", "defaultValue": false },
                "layout": { "flagType": "string", "defaultValue": "list", "variants": { "list": "list", "grid": "grid", "reel": "reel" },
                  "rollout": { "exclude": ["minors"], "requires": ["other"], "serve": { "split": { "grid": 3, "reel": 1 } }, "stage": "half",
                    "stages": [
                      { "name": "team", "audiences": [{ "segment": "testers", "serve": "reel" }, { "keys": ["user-9"] }] },
                      { "name": "half", "audiences": [{ "when": { "any": [{ "country": ["NO", "SE"] }, { "all": [{ "age": { "gte": 60 } }, { "not": { "country": "DK" } }] }] }, "percentage": 12.5 }] },
                      { "name": "ramp", "audiences": [{ "percentage": { "from": 0, "to": 100, "start": "2100-01-01T00:00:00Z", "end": "2100-01-02T00:00:00Z" } }] }] } } } }
            """));

        var layout = JsonDocument.Parse(await application.ReadAsync("/rollout/status.json", OnCall)).RootElement.GetProperty("providers")[0].GetProperty("flags")[1];
        var page = System.Net.WebUtility.HtmlDecode(await application.ReadAsync("/rollout/status.html", OnCall));

        Assert.Equal("""[{"name":"team","inForce":true,"startsAt":null,"audiences":[{"who":"segment \u0027testers\u0027","percentage":100,"ramp":null,"serves":[{"variant":"reel","percentage":100}]},{"who":"one key","percentage":100,"ramp":null,"serves":[{"variant":"grid","percentage":75},{"variant":"reel","percentage":25}]}]},""",
            layout.GetProperty("stages").GetRawText()[..^1][..layout.GetProperty("stages").GetRawText().IndexOf("{\"name\":\"half\"", StringComparison.Ordinal)]);
        Assert.Equal(("""["minors"]""", """["other"]""", 3), (layout.GetProperty("excludes").GetRawText(), layout.GetProperty("requires").GetRawText(), layout.GetProperty("variants").GetArrayLength()));
        foreach (var expected in new[]
        {
            "<b>100 %</b> of segment 'testers' <span class=\"soft\">→ reel</span>",
            "<b>12.5 %</b> of 'country' in [\"NO\", \"SE\"] or ('age' gte 60 and not 'country' equals \"DK\") <span class=\"soft\">→ 75 % grid, 25 % reel</span>",
            "<details><summary>later stages</summary>",
            "<b>0 %</b> of everyone <span class=\"soft\">→ 75 % grid, 25 % reel · from 0 % on 2100-01-01 00:00 UTC to 100 % on 2100-01-02 00:00 UTC</span>",
            "excluded: minors",
            "requires: other",
            "variants: list = \"list\", grid = \"grid\", reel = \"reel\"",
        })
        {
            Assert.Contains(expected, page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task No_stage_of_a_flag_that_is_switched_off_is_in_force()
    {
        await using var application = await StartAsync();
        application.Replace("\"flagType\": \"boolean\",\n      \"defaultValue\": false,\n      \"description\": \"Short", "\"flagType\": \"boolean\",\n      \"defaultValue\": false, \"enabled\": false,\n      \"description\": \"Short");

        var status = await application.ReadAsync("/rollout/status.json", OnCall);

        Assert.DoesNotContain("\"inForce\":true", status[..status.IndexOf("feed.layout", StringComparison.Ordinal)], StringComparison.Ordinal);
        Assert.Contains("<summary>when switched on again</summary>", await application.ReadAsync("/rollout/status.html", OnCall), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_on_a_page_has_no_invisible_characters_and_bounded_length()
    {
        await using var application = await StartAsync();
        const string Hostile = "\\u202e\\u200b\\u2028\\u0085\\u001b\\r\\n";
        var problems = application.Provider.Update($$"""
            { "context": { "c{{Hostile}}": { "type": "string", "description": "{{Hostile}}" } },
              "flags": { "a{{Hostile}}": { "flagType": "boolean", "defaultValue": false, "description": "{{Hostile}}{{new string('x', 5000)}}", "lifecycle": { "owner": "{{Hostile}}" },
                "rollout": { "stage": "s{{Hostile}}", "stages": [{ "name": "s{{Hostile}}", "audiences": [{ "when": { "c{{Hostile}}": "{{Hostile}}" } }] }] } } } }
            """);
        Assert.DoesNotContain(problems, problem => problem.IsError);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["attribute.targetingKey"] = "\u202e\u001b" });
        using var explanation = await application.SendAsync(HttpMethod.Post, "/rollout/explain", form, OnCall, Browser);

        foreach (var page in new[] { await application.ReadAsync("/rollout/status.html", OnCall), await explanation.Content.ReadAsStringAsync() })
        {
            // Values that the form sends back are encoded in attributes; everything else is text.
            var text = System.Text.RegularExpressions.Regex.Replace(page[page.IndexOf("</style>", StringComparison.Ordinal)..], "(name|value)=\"[^\"]*\"", "");
            Assert.DoesNotContain(System.Net.WebUtility.HtmlDecode(text), character => char.GetUnicodeCategory(character)
                is System.Globalization.UnicodeCategory.Control or System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.LineSeparator or System.Globalization.UnicodeCategory.ParagraphSeparator);
            Assert.DoesNotContain(new string('x', 501), page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Problems_are_shown()
    {
        await using var application = await StartAsync();
        application.Provider.Update("{ \"flags\": { \"stories\": { \"flagType\": \"bool\" } } }");

        var status = JsonDocument.Parse(await application.ReadAsync("/rollout/status.json", OnCall)).RootElement.GetProperty("providers")[0];
        var page = await application.ReadAsync("/rollout/status.html", OnCall);

        Assert.Equal("Stale", status.GetProperty("state").GetString());
        Assert.Contains("error ROLL", status.GetProperty("problem").GetString(), StringComparison.Ordinal);
        Assert.Contains("stale", page, StringComparison.Ordinal);
        Assert.Contains("error ROLL", page, StringComparison.Ordinal);
        Assert.Contains("stories", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/rollout", "text/html,*/*;q=0.8", "text/html")]
    [InlineData("/rollout", "*/*", "application/json")]
    [InlineData("/rollout", "application/json, text/html;q=0.5", "application/json")]
    [InlineData("/rollout", "nonsense;;q=", "application/json")]
    [InlineData("/rollout/status.html", "application/json", "text/html")]
    [InlineData("/rollout/status.json", "text/html", "application/json")]
    public async Task It_answers_as_a_page_or_as_JSON(string path, string accept, string expected)
    {
        await using var application = await StartAsync();

        using var response = await application.GetAsync(path, OnCall, ("Accept", accept));

        Assert.Equal(expected, response.Content.Headers.ContentType!.MediaType);
        Assert.True(response.Headers.CacheControl!.NoStore);
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; style-src 'sha256-", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
    }

    [Fact]
    public async Task The_style_is_the_one_that_the_policy_allows()
    {
        await using var application = await StartAsync();
        using var response = await application.GetAsync("/rollout", OnCall, Browser);
        var page = await response.Content.ReadAsStringAsync();

        var style = page[(page.IndexOf("<style>", StringComparison.Ordinal) + 7)..page.IndexOf("</style>", StringComparison.Ordinal)];
        var hash = Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(style)));

        Assert.Contains($"'sha256-{hash}'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/rollout")]
    [InlineData("/rollout/")]
    [InlineData("/rollout/status.html")]
    [InlineData("/rollout/STATUS.html/")]
    public async Task Its_links_are_correct_at_every_path(string path)
    {
        await using var application = await StartAsync();

        var page = await application.ReadAsync(path, OnCall, Browser);

        Assert.Contains("action=\"/rollout/explain\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/rollout/status.json\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_explanation_is_the_providers_own()
    {
        await using var application = await StartAsync();
        var context = EvaluationContext.Builder().Set("targetingKey", "user-1").Set("country", "SE").Set("employee", false).Set("followers", 12.5)
            .Set("badges", new Value([new Value("a"), new Value("b")])).Set("signedUp", "2026-01-01T00:00:00Z").Build();
        var expected = application.Provider.Explain("stories", context)!.ToString();

        using var response = await application.SendAsync(HttpMethod.Post, "/rollout/explain", JsonContent.Create(new
        {
            flag = "stories",
            context = new { targetingKey = "user-1", country = "SE", employee = false, followers = 12.5, badges = new[] { "a", "b" }, signedUp = "2026-01-01T00:00:00Z" },
        }), OnCall);
        var explanation = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("explanations")[0];

        Assert.Equal(expected, explanation.GetProperty("text").GetString());
        Assert.Equal(expected.Contains("→ yes", StringComparison.Ordinal), explanation.GetProperty("value").GetBoolean());
        Assert.Contains(explanation.GetProperty("steps").EnumerateArray(), step => step.GetProperty("bucket").ValueKind == JsonValueKind.Number);
    }

    [Fact]
    public async Task A_form_is_explained_as_a_page()
    {
        await using var application = await StartAsync();
        var context = EvaluationContext.Builder().Set("targetingKey", "user-1").Set("country", "NO").Set("employee", true).Set("followers", 3d).Set("badges", new Value([new Value("a"), new Value("b")])).Build();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["flag"] = "",
            ["attribute.targetingKey"] = "user-1",
            ["attribute.country"] = "NO",
            ["attribute.employee"] = "true",
            ["attribute.followers"] = "3",
            ["attribute.badges"] = "a, b",
            ["attribute.deviceType"] = "",
        });

        using var response = await application.SendAsync(HttpMethod.Post, "/rollout/explain", form, OnCall, Browser);
        var page = await response.Content.ReadAsStringAsync();

        Assert.Equal("text/html", response.Content.Headers.ContentType!.MediaType);
        foreach (var flag in new[] { "stories", "chat.reactions", "feed.layout", "feed.pageSize", "footer", "gate" })
        {
            foreach (var line in application.Provider.Explain(flag, context)!.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                Assert.Contains($">{System.Text.Encodings.Web.HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All).Encode(line.TrimStart())}</p>", page, StringComparison.Ordinal);
            }
        }

        // The form contains the entered values.
        Assert.Contains("name=\"attribute.targetingKey\" value=\"user-1\"", page, StringComparison.Ordinal);
        Assert.Contains("<option selected value=\"true\">", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ \"flag\": \"storys\" }", "no flag 'storys'")]
    [InlineData("{ \"flag\": \"storis\" }", "no flag 'storis'; did you mean 'stories'?")]
    [InlineData("{ \"flga\": \"stories\" }", "Unknown property 'flga'; did you mean 'flag'?")]
    [InlineData("{ \"contxt\": {} }", "Unknown property 'contxt'; did you mean 'context'?")]
    [InlineData("{ \"Flag\": \"stories\" }", "Unknown property 'Flag'; did you mean 'flag'?")]
    [InlineData("{ \"user\": \"ida\" }", "Unknown property 'user'; known names are 'flag', 'context', 'domain'")]
    [InlineData("{ \"flag\": \"stories\", \"flag\": \"gate\" }", "'flag' is given more than once")]
    [InlineData("{ \"context\": { \"contry\": null } }", "no attribute 'contry'; did you mean 'country'?")]
    [InlineData("{ \"context\": { \"Country\": \"NO\" } }", "no attribute 'Country'; did you mean 'country'?")]
    [InlineData("{ \"context\": { \"country\": \"NO\", \"country\": \"SE\" } }", "'country' is given more than once")]
    [InlineData("{ \"context\": { \"anything\": 1 } }", "no attribute 'anything'; known names are 'targetingKey', 'employee'")]
    [InlineData("{ \"flag\": 1 }", "'flag' must be a string")]
    [InlineData("{ \"flag\": \"stories\", \"context\": { \"contry\": \"NO\" } }", "no attribute 'contry'")]
    [InlineData("{ \"flag\": \"stories\", \"context\": { \"country\": {} } }", "'country' must be")]
    [InlineData("{ \"flag\": \"stories\", \"context\": [] }", "'context' must be an object")]
    [InlineData("{ \"domain\": \"shop\" }", "domain 'shop'")]
    [InlineData("[]", "must be a JSON object")]
    [InlineData("{", "The request body is invalid")]
    [InlineData("{ \"flag\": \"\\ud800\" }", "The request body is invalid")]
    [InlineData("{ \"context\": { \"country\": \"\\ud800\" } }", "The request body is invalid")]
    [InlineData("{ \"context\": { \"badges\": [\"\\ud800\"] } }", "The request body is invalid")]
    [InlineData("{ \"context\": { \"\\ud800\": 1 } }", "The request body is invalid")]
    [InlineData("{ \"context\": { \"followers\": 1e999 } }", "'followers' must be")]
    public async Task An_invalid_request_is_a_bad_request(string question, string expected)
    {
        await using var application = await StartAsync();

        using var response = await application.SendAsync(HttpMethod.Post, "/rollout/explain", new StringContent(question, new MediaTypeHeaderValue("application/json")), OnCall);

        Assert.Equal((400, "application/problem+json"), ((int)response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        Assert.Contains(expected, JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("attribute.contry=NO", "no attribute 'contry'; did you mean 'country'?")]
    [InlineData("attribute.Country=NO", "no attribute 'Country'; did you mean 'country'?")]
    [InlineData("country=NO", "Unknown form field 'country'")]
    [InlineData("flg=stories", "Unknown form field 'flg'; did you mean 'flag'?")]
    [InlineData("attribute.country=NO&attribute.country=SE", "'attribute.country' is given more than once")]
    [InlineData("flag=stories&flag=gate", "'flag' is given more than once")]
    public async Task Unknown_and_duplicate_form_fields_are_a_bad_request(string body, string expected)
    {
        await using var application = await StartAsync();

        using var response = await application.SendAsync(HttpMethod.Post, "/rollout/explain", new StringContent(body, new MediaTypeHeaderValue("application/x-www-form-urlencoded")), OnCall);

        Assert.Equal(400, (int)response.StatusCode);
        Assert.Contains(expected, JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_field_of_an_attribute_that_is_gone_is_absent()
    {
        await using var application = await StartAsync();

        using var response = await application.SendAsync(HttpMethod.Post, "/rollout/explain", new StringContent("flag=stories&attribute.gone=", new MediaTypeHeaderValue("application/x-www-form-urlencoded")), OnCall);

        Assert.Equal(200, (int)response.StatusCode);
    }

    [Fact]
    public async Task An_incomplete_form_is_a_bad_request()
    {
        await using var application = await StartAsync();
        using var body = new StringContent("--x\r\nContent-Disposition: form-data; name=\"flag\"\r\n\r\nstor");
        body.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");

        using var response = await application.SendAsync(HttpMethod.Post, "/rollout/explain", body, OnCall);

        Assert.Equal(400, (int)response.StatusCode);
        Assert.Contains("The request body is invalid", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_of_manifests_and_users_is_encoded()
    {
        const string Attack = "\\\"'><script>alert(1)</script><img src=x onerror=alert(2)>";
        await using var application = await StartAsync();
        var problems = application.Provider.Update($$"""
            { "context": { "country": { "type": "string", "description": "{{Attack}}", "values": ["{{Attack}}"] }, "x{{Attack}}": { "type": "string" } },
              "flags": { "{{Attack}}": { "flagType": "string", "defaultValue": "{{Attack}}", "description": "{{Attack}}", "lifecycle": { "owner": "{{Attack}}" },
                "variants": { "{{Attack}}": "{{Attack}}" },
                "rollout": { "serve": "{{Attack}}", "stage": "{{Attack}}", "stages": [{ "name": "{{Attack}}", "audiences": [{ "when": { "country": "{{Attack}}" } }] }] } } } }
            """);
        Assert.DoesNotContain(problems, problem => problem.IsError);
        var attack = JsonDocument.Parse($"\"{Attack}\"").RootElement.GetString()!;
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["attribute.targetingKey"] = attack, ["attribute.country"] = attack, ["attribute.x" + attack] = attack });

        using var explanation = await application.SendAsync(HttpMethod.Post, "/rollout/explain", form, OnCall, Browser);
        using var mistaken = new FormUrlEncodedContent(new Dictionary<string, string> { ["flag"] = attack + "?" });
        using var mistake = await application.SendAsync(HttpMethod.Post, "/rollout/explain", mistaken, OnCall, Browser);
        application.Provider.Update($$"""{ "flags": { "{{Attack}}": { "flagType": "{{Attack}}" } } }""");
        string[] pages = [await application.ReadAsync("/rollout/status.html", OnCall), await explanation.Content.ReadAsStringAsync(), await mistake.Content.ReadAsStringAsync()];

        Assert.Equal((200, 400), ((int)explanation.StatusCode, (int)mistake.StatusCode));
        foreach (var page in pages)
        {
            Assert.Contains("&lt;script&gt;", page, StringComparison.Ordinal);
            Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<img", page, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("\"'>", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Nothing_of_the_user_is_logged()
    {
        await using var application = await StartAsync();

        using var response = await application.SendAsync(HttpMethod.Post, "/rollout/explain", JsonContent.Create(new { context = new { targetingKey = "user-4711" } }), OnCall);

        Assert.Equal(200, (int)response.StatusCode);
        Assert.DoesNotContain(application.Logs.Ours, entry => entry.Text.Contains("4711", StringComparison.Ordinal));
    }

    private static Task<TestApplication> StartAsync() => TestApplication.StartAsync(app => app.MapOpenRollout("/rollout").RequireAuthorization("on-call"));
}
