-- Uses the language server the way Neovim does and writes what it saw, as JSON, to the file that PROBE names.
-- PROBE: { server, root, file, result, hover = { line, character }, edit = { line, from, to, text }, finding }
local probe = vim.json.decode(vim.env.PROBE)
local seen = {}

local function diagnostics(buffer)
  return vim.tbl_map(function(diagnostic)
    local lsp = diagnostic.user_data and diagnostic.user_data.lsp or {}
    return { line = diagnostic.lnum, character = diagnostic.col, code = diagnostic.code or lsp.code, message = diagnostic.message }
  end, vim.diagnostic.get(buffer))
end

local function reported(buffer, code)
  for _, diagnostic in ipairs(diagnostics(buffer)) do
    if diagnostic.code == code then
      return true
    end
  end
  return false
end

local function await(what, condition)
  assert(vim.wait(20000, condition, 50), 'waited in vain: ' .. what)
end

local function run()
  vim.cmd('edit ' .. vim.fn.fnameescape(probe.file))
  local buffer = vim.api.nvim_get_current_buf()
  local client = vim.lsp.start_client({
    name = 'plantrace',
    cmd = { 'node', probe.server, '--stdio' },
    root_dir = probe.root,
    workspace_folders = { { uri = vim.uri_from_fname(probe.root), name = 'plans' } },
    on_exit = function(code)
      seen.exit = code
    end,
  })
  vim.lsp.buf_attach_client(buffer, client)

  await('the finding', function()
    return reported(buffer, probe.finding)
  end)
  seen.before = diagnostics(buffer)

  local params = { textDocument = vim.lsp.util.make_text_document_params(buffer), position = probe.hover }
  local answers = vim.lsp.buf_request_sync(buffer, 'textDocument/hover', params, 10000)
  local contents = answers and answers[client] and answers[client].result and answers[client].result.contents
  seen.hover = contents and contents.value

  local edit = probe.edit
  vim.api.nvim_buf_set_text(buffer, edit.line, edit.from, edit.line, edit.to, { edit.text })
  await('the finding to go', function()
    return not reported(buffer, probe.finding)
  end)
  seen.after = diagnostics(buffer)

  vim.lsp.stop_client(client)
  await('the server to end', function()
    return seen.exit ~= nil
  end)
end

local ok, failure = pcall(run)
if not ok then
  seen.failure = tostring(failure)
end
vim.fn.writefile({ vim.json.encode(seen) }, probe.result)
vim.cmd('qall!')
